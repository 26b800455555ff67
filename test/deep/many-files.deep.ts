import { describe, expect, test } from 'vitest';
import { createProjectScan } from '../../src/services/project-scan/project-scan.ts';
import { programsIn } from '../support/processes/found-programs.ts';
import { fillLargely } from '../support/processes/many-files.ts';
import { gitVariables, makeRepository } from '../support/processes/repository.ts';

const open = new AbortController().signal;

describe('a repository of 20,000 files', { tags: ['git'] }, () => {
  test('is read to the last file, and so is its history', async () => {
    const folder = makeRepository();
    const planted = 'planted = True\n';
    const path = fillLargely(folder, 20_000, planted);
    const scan = createProjectScan({
      nodeVersion: '22.11.0',
      variables: gitVariables,
      programs: programsIn(gitVariables),
      platform: 'linux',
      home: folder.path,
      workingFolder: folder.path,
    });
    const project = await scan.project(open);
    const files = new Map<string, string>();
    for await (const batch of scan.files(project, open)) {
      if ('broken' in batch) throw new Error(batch.broken.detail);
      for (const file of batch.files) files.set(file.path, file.text);
    }
    expect([files.size, files.get(path)]).toEqual([20_000, planted]);
    let contents = 0;
    for await (const batch of scan.history(project, open)) {
      if ('broken' in batch) throw new Error(batch.broken.detail);
      if ('texts' in batch) contents += batch.texts.filter(({ kind }) => kind === 'file').length;
    }
    expect(contents).toBe(20_000);
  });
});
