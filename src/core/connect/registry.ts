import type { Tool, ToolId } from './tool.ts';
import { aider, crush, goose, opencode, vibe } from './tools/agents.ts';
import { continueDev, zed } from './tools/editors.ts';
import { aichat, direnv, litellm, llm, mise } from './tools/terminal.ts';

/** Every tool that can be connected. A new tool needs an adapter and a line here. */
export const tools: Readonly<Record<ToolId, Tool>> = {
  vibe,
  llm,
  aider,
  opencode,
  crush,
  goose,
  continue: continueDev,
  zed,
  litellm,
  aichat,
  direnv,
  mise,
};
