import { anywhereLine, commandLine } from '../../i18n/command-line.ts';
/** The handoff step in English. */
export const handoffEn = {
  lead: 'Use your key in programs without pasting it:',
  get leadSession() {
    return `Your key is in memory only: store it first, with ${commandLine('key', 'set')}. Then:`;
  },
  openai: (address: string) =>
    `Programs written for OpenAI’s API work with the address ${address}. To try one: ${anywhereLine('exec', '--as', 'OPENAI_API_KEY', '--', 'env', `OPENAI_BASE_URL=${address}`, 'python3', 'app.py')}`,
  mcp: (address: string) =>
    `Mistral hosts an MCP server for agents at ${address}. To set it up: ${commandLine('connect', 'mcp')}`,
  oneProgram: 'in one program',
  thisTerminal: 'in this terminal',
  names: {
    continue: 'Continue',
    python: 'Python program',
    typescript: 'TypeScript program',
    curl: 'cURL program',
    postman: 'Postman collection',
    insomnia: 'Insomnia collection',
    bruno: 'Bruno collection',
    openapi: 'OpenAPI file',
    dotenv: '.env file',
    tools: 'Your other tools',
    project: 'Projects, agents, CI',
    shells: 'Your shell',
    managers: 'Secret managers',
  },
  about: {
    continue: 'you can come back to this list',
    python: 'chat and embeddings, ready to run',
    typescript: 'the same, for Node',
    curl: 'the same, nothing to install',
    postman: 'six requests, also for Apidog',
    insomnia: 'the same six',
    bruno: 'the same six, as a folder',
    openapi: 'for Apidog and other tools',
    dotenv: 'the key in plain text, ignored by git',
    tools: 'connect editors and agents to your key',
    project: 'a new project, AGENTS.md, GitHub Actions',
    shells: 'the key in each new terminal',
    managers: '1Password, AWS, GitHub and more',
  },
  mark: 'written',
  open: 'choose',
  list: 'back to the list',
  leads: {
    python: 'A Python program for chat and embeddings, with Mistral’s own library.',
    typescript: 'A TypeScript program for chat and embeddings, with Mistral’s own library.',
    curl: 'A bash script for chat and embeddings that needs only cURL.',
    postman:
      'A Postman collection, also for Apidog: models, chat, streaming, embeddings, code completion, moderation.',
    insomnia:
      'An Insomnia collection: models, chat, streaming, embeddings, code completion, moderation.',
    bruno:
      'A Bruno collection, a folder of files: models, chat, streaming, embeddings, code completion, moderation.',
    openapi:
      'An OpenAPI file for Apidog and other tools: models, chat, embeddings, code completion, moderation.',
    dotenv:
      'A .env file holds your key in plain text: anyone who reads the file has the key. We write it only where git ignores it, readable by you alone.',
  },
  asks: (model: string, embedding: string) => `Models: ${model} and ${embedding}.`,
  noKey: 'Your key is not in it; it reads MISTRAL_API_KEY.',
  notIgnored: (path: string) => `Git does not ignore ${path}: a commit would include the key.`,
  ignore: 'Add it to .gitignore, then write it',
  toList: 'Back to the list',
  install: (command: string) => `Install: ${command}`,
  run: (command: string) => `Run: ${command}`,
  uv: (command: string) => `Or with uv, without installing: ${command}`,
  older: (command: string) => `With Node before 22.18: ${command}`,
  next: {
    postman: 'Import it, then put your key into the secret variable MISTRAL_API_KEY.',
    insomnia: 'Import it, choose the private environment, and put your key into MISTRAL_API_KEY.',
    bruno: 'Open it, choose the environment Mistral, and put your key into MISTRAL_API_KEY. Or:',
    openapi: 'Import it, and give your key as the Bearer token MISTRAL_API_KEY.',
  },
  guards: {
    ignored: 'Git ignores the file.',
    'ignored-now': 'Git now ignores the file: it is in .gitignore.',
    'no-git': 'Not a git repository yet. Add .env to .gitignore before git init.',
  },
  inPlainText: 'It holds your key in plain text: anyone who reads the file has the key.',
  better: (command: string) => `Safer, with no key in a file: ${command}`,
  more: (above: string, below: string) => `${above} ${below} lines: PgUp/PgDn`,
  project: {
    lead: 'Type these in a terminal. The key is in none of these files.',
    create: 'A new project, ready to run:',
    agents: 'For coding agents, in your project:',
    workflow: 'A GitHub workflow:',
    secret: 'Its secret; the key goes through a pipe:',
  },
  shells:
    'Run this line to set MISTRAL_API_KEY in this terminal, or add it to your shell’s startup file for every new one. The key itself is never written there.',
  profile: (shell: string, file: string) => `${shell}: for every new terminal, in ${file}`,
  noProfile: (shell: string) =>
    `${shell}: in this window only; setx would keep the key, but in plain text in the registry`,
  managers: 'The key goes from its store to the manager through a pipe, never on a command line.',
  store: 'Store it:',
  runWith: 'Run a program with it:',
  runThere: {
    github: 'In a workflow, add to the step that needs it:',
    gitlab: 'Every job of the project has it in MISTRAL_API_KEY:',
  },
  tool: {
    look: 'check if it is installed',
    looking: (program: string) => `Looking for ${program}`,
    notReady: (program: string) => `${program} is not installed here, or not signed in.`,
    ready: (program: string) => `${program} is here and signed in: U gives it the key.`,
    give: 'give it the key',
    asks: 'This command will run. It reads your key from its input, not from its command line:',
    run: 'run',
    giving: (program: string) => `${program} is storing the key`,
    given: (manager: string) => `${manager} now has the key.`,
    refused: (program: string) => `${program} did not accept the key.`,
    tooLong: (program: string) =>
      `${program} did not finish within 30 seconds: check there whether it has the key.`,
    stopped: (program: string) => `Stopped. Check in ${program} whether it has the key.`,
    said: (line: string) => `Its message: ${line}`,
  },
  managerNotes: {
    onePassword: 'Sign in first: op signin. Your own vault may be called Personal or Employee.',
    bitwarden: 'Unlock it first, and set BW_SESSION as bw unlock says.',
    dashlane:
      'Its program, dcli, can only read. In the Dashlane app, add a login named mistral-api-key with your key as the password, then run dcli sync.',
    aws: 'In the account and region that aws is configured for.',
    google: 'In the project that gcloud is configured for.',
    vault: 'With a KV engine mounted at secret, the usual setup.',
    github: 'In the folder of the repository, signed in with gh auth login.',
    gitlab: 'In the folder of the project, signed in with glab auth login.',
  },
} as const;
