import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { agentsSection } from '../../../src/core/export/agents.ts';
import { githubWorkflow } from '../../../src/core/export/github-actions.ts';
import { defaultModel } from '../../../src/core/models/default-model.ts';
import { langs } from '../../../src/i18n/languages.ts';
import { defaultPlan, unusualPlan } from './plans.ts';

describe.each(langs)('the section for coding agents (%s)', (lang) => {
  it('explains how to use the key unseen, which models exist, and how to test for free', () => {
    const text = agentsSection(defaultPlan(lang));
    expect(text).toContain('## Mistral AI');
    for (const command of ['exec -- COMMAND', 'emulator --port', 'setup --json', 'key status']) {
      expect(text).toContain(`mistral-onboard ${command}`);
    }
    expect(text).toContain(`\`${defaultModel}\``);
    expect(text).toContain('`mistral-embed`');
    expect(text).toContain('https://api.mistral.ai/v1');
    expect(text).not.toContain('key print');
  });
});

describe('the workflow', () => {
  it('is YAML that takes the key from a secret, with minimal permissions', () => {
    const text = githubWorkflow(unusualPlan());
    const workflow = parse(text);
    expect(workflow).toMatchObject({ name: 'mistral', permissions: { contents: 'read' } });
    const step = workflow.jobs.mistral.steps.at(-1);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub replaces it.
    expect(step.env).toEqual({ MISTRAL_API_KEY: '${{ secrets.MISTRAL_API_KEY }}' });
    expect(text).toContain('mistral-onboard key print | gh secret set MISTRAL_API_KEY');
    expect(step.run).toContain('https://api.eu.mistral.ai/v1/chat/completions');
    expect(step.run).toContain('ministral-8b-latest');
  });
});
