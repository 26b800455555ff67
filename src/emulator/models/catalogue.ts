/** Capabilities of a model, named as on its card. */
export type Capability =
  | 'completion_chat'
  | 'function_calling'
  | 'reasoning'
  | 'completion_fim'
  | 'vision'
  | 'ocr'
  | 'classification'
  | 'moderation'
  | 'audio'
  | 'audio_transcription'
  | 'audio_transcription_realtime'
  | 'audio_speech';

/** One model with all the ids it goes by, the canonical one first. */
export interface ModelRow {
  readonly ids: readonly [string, ...string[]];
  readonly contextTokens: number;
  readonly can: readonly Capability[];
  readonly temperature?: number;
  readonly billing?: string;
  /** ISO 8601, UTC. */
  readonly retires?: string;
  readonly replacement?: string;
}

const talks = ['completion_chat', 'function_calling'] as const;
const sees = [...talks, 'vision'] as const;
const thinks = [...sees, 'reasoning'] as const;

/**
 * The models of November 2026. Retirement dates are the emulator's own: far enough ahead to be shown as a warning,
 * which the dates of the real list, already past, would not be.
 */
export const catalogue: readonly ModelRow[] = [
  {
    ids: ['mistral-small-2603', 'mistral-small-latest'],
    contextTokens: 262_144,
    can: thinks,
    temperature: 0.3,
  },
  {
    ids: [
      'mistral-medium-3-5',
      'mistral-medium-3',
      'mistral-medium-latest',
      'mistral-medium',
      'mistral-medium-2604',
      'mistral-medium-3.5',
    ],
    contextTokens: 262_144,
    can: thinks,
    temperature: 0.3,
  },
  {
    ids: ['mistral-large-2512', 'mistral-large-latest'],
    contextTokens: 262_144,
    can: sees,
    temperature: 0.3,
  },
  {
    ids: ['mistral-large-4', 'mistral-large-4-0'],
    contextTokens: 524_288,
    can: thinks,
    temperature: 1,
    billing: 'mistral-large-4-0-launch-discount',
  },
  { ids: ['ministral-14b-2512', 'ministral-14b-latest'], contextTokens: 262_144, can: sees },
  { ids: ['ministral-8b-2512', 'ministral-8b-latest'], contextTokens: 262_144, can: sees },
  { ids: ['ministral-3b-2512', 'ministral-3b-latest'], contextTokens: 131_072, can: sees },
  {
    ids: ['codestral-2508', 'codestral-latest'],
    contextTokens: 256_000,
    can: [...talks, 'completion_fim'],
    temperature: 0.3,
  },
  {
    ids: ['magistral-medium-2509', 'magistral-medium-latest'],
    contextTokens: 131_072,
    can: thinks,
    temperature: 0.7,
    retires: '2027-01-31T12:00:00Z',
    replacement: 'mistral-medium-latest',
  },
  {
    ids: ['magistral-small-2509', 'magistral-small-latest'],
    contextTokens: 131_072,
    can: thinks,
    temperature: 0.7,
    retires: '2027-01-31T12:00:00Z',
    replacement: 'mistral-small-latest',
  },
  { ids: ['zai-glm-5-2'], contextTokens: 1_000_000, can: [...talks, 'reasoning'] },
  { ids: ['labs-leanstral-1-5'], contextTokens: 256_000, can: sees },
  {
    ids: ['mistral-vibe-cli-latest', 'mistral-vibe-cli-with-tools'],
    contextTokens: 262_144,
    can: sees,
  },
  { ids: ['mistral-vibe-cli-fast'], contextTokens: 262_144, can: sees },
  { ids: ['mistral-code-agent-latest'], contextTokens: 262_144, can: talks },
  { ids: ['mistral-embed-2312', 'mistral-embed'], contextTokens: 8_192, can: [] },
  { ids: ['codestral-embed-2505', 'codestral-embed'], contextTokens: 8_192, can: [] },
  {
    ids: ['mistral-moderation-2603', 'mistral-moderation-latest'],
    contextTokens: 131_072,
    can: ['classification', 'moderation'],
  },
  {
    ids: ['mistral-ocr-4-1', 'mistral-ocr-4', 'mistral-ocr-latest'],
    contextTokens: 16_384,
    can: ['ocr'],
  },
  { ids: ['mistral-ocr-4-0'], contextTokens: 16_384, can: ['ocr'] },
  {
    ids: ['mistral-ocr-2512'],
    contextTokens: 16_384,
    can: ['ocr'],
    retires: '2027-02-28T12:00:00Z',
    replacement: 'mistral-ocr-latest',
  },
  {
    ids: ['voxtral-small-2507', 'voxtral-small-latest'],
    contextTokens: 32_768,
    can: [...talks, 'audio'],
  },
  {
    ids: ['voxtral-mini-2602', 'voxtral-mini-latest'],
    contextTokens: 32_768,
    can: ['audio', 'audio_transcription'],
  },
  {
    ids: ['voxtral-mini-transcribe-realtime-2602', 'voxtral-mini-transcribe-realtime-latest'],
    contextTokens: 32_768,
    can: ['audio', 'audio_transcription_realtime'],
  },
  {
    ids: ['voxtral-mini-tts-2603', 'voxtral-mini-tts-latest'],
    contextTokens: 4_096,
    can: ['audio_speech'],
  },
];
