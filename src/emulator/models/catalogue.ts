/** Capabilities of a model, named as on its card. */
export const capabilityNames = [
  'completion_chat',
  'function_calling',
  'reasoning',
  'completion_fim',
  'fine_tuning',
  'vision',
  'ocr',
  'classification',
  'moderation',
  'audio',
  'audio_transcription',
  'audio_transcription_realtime',
  'audio_speech',
  'unified_resources',
] as const;

export type Capability = (typeof capabilityNames)[number];

/** One model with all its ids. The first id is its canonical name, which may be a `-latest` name. */
export interface ModelRow {
  readonly ids: readonly [string, ...string[]];
  readonly contextTokens: number;
  readonly can: readonly Capability[];
  readonly temperature?: number;
  /** The id of the model that replaces this one. The card of this model then has a retirement date. */
  readonly replacement?: string;
}

// Common sets of capabilities.
const chatCapabilities = ['completion_chat', 'function_calling'] as const;
const visionCapabilities = [...chatCapabilities, 'vision'] as const;
const reasoningCapabilities = [...visionCapabilities, 'reasoning'] as const;
const ocrCapabilities = ['function_calling', 'ocr', 'vision'] as const;

/**
 * The models that the service listed in August 2026, with all names of each, including product names and names of
 * retired families (`magistral-small-latest`).
 */
export const listedModels: readonly ModelRow[] = [
  {
    ids: ['mistral-medium-2505'],
    contextTokens: 131_072,
    can: [...visionCapabilities, 'fine_tuning'],
    temperature: 0.3,
    replacement: 'mistral-medium-3-5',
  },
  {
    ids: ['mistral-medium-2508'],
    contextTokens: 131_072,
    can: [...visionCapabilities, 'fine_tuning'],
    temperature: 0.3,
    replacement: 'mistral-medium-3-5',
  },
  {
    ids: ['codestral-2508', 'codestral-latest', 'mistral-code-latest', 'mistral-code-fim-latest'],
    contextTokens: 256_000,
    can: [...chatCapabilities, 'completion_fim'],
    temperature: 0.3,
  },
  {
    ids: [
      'devstral-2512',
      'devstral-medium-latest',
      'devstral-latest',
      'mistral-code-agent-latest',
    ],
    contextTokens: 262_144,
    can: chatCapabilities,
    temperature: 0.2,
    replacement: 'mistral-medium-3-5',
  },
  {
    ids: [
      'mistral-small-2603',
      'mistral-small-latest',
      'mistral-vibe-cli-fast',
      'magistral-small-latest',
    ],
    contextTokens: 262_144,
    can: reasoningCapabilities,
    temperature: 0.3,
  },
  {
    ids: ['voxtral-small-2507', 'voxtral-small-latest'],
    contextTokens: 32_768,
    can: [...chatCapabilities, 'audio'],
    temperature: 0.2,
  },
  {
    ids: ['labs-leanstral-1-5-1', 'labs-leanstral-1-5'],
    contextTokens: 262_144,
    can: [...reasoningCapabilities, 'unified_resources'],
    temperature: 1,
  },
  {
    ids: ['mistral-large-2512', 'mistral-large-latest'],
    contextTokens: 262_144,
    can: [...visionCapabilities, 'fine_tuning'],
    temperature: 0.3,
  },
  {
    ids: ['ministral-3b-2512', 'ministral-3b-latest'],
    contextTokens: 131_072,
    can: [...visionCapabilities, 'fine_tuning'],
    temperature: 0.3,
  },
  {
    ids: ['ministral-8b-2512', 'ministral-8b-latest'],
    contextTokens: 262_144,
    can: [...visionCapabilities, 'fine_tuning'],
    temperature: 0.3,
  },
  {
    ids: ['ministral-14b-2512', 'ministral-14b-latest'],
    contextTokens: 262_144,
    can: [...visionCapabilities, 'fine_tuning'],
    temperature: 0.3,
  },
  {
    ids: [
      'mistral-medium-latest',
      'mistral-medium',
      'mistral-medium-3-5',
      'mistral-medium-3.5',
      'mistral-medium-3',
      'mistral-medium-2604',
      'mistral-vibe-cli-latest',
      'mistral-vibe-cli-with-tools',
    ],
    contextTokens: 262_144,
    can: reasoningCapabilities,
    temperature: 1,
  },
  {
    ids: ['glm-5-2', 'zai-glm-5-2'],
    contextTokens: 1_048_576,
    can: [...chatCapabilities, 'reasoning'],
  },
  { ids: ['mistral-embed-2312', 'mistral-embed'], contextTokens: 8_192, can: [] },
  { ids: ['codestral-embed', 'codestral-embed-2505'], contextTokens: 8_192, can: [] },
  {
    ids: ['mistral-moderation-2603'],
    contextTokens: 131_072,
    can: ['classification', 'moderation'],
  },
  {
    ids: ['mistral-ocr-2512', 'mistral-ocr-3-0', 'mistral-ocr-3'],
    contextTokens: 16_384,
    can: ocrCapabilities,
    temperature: 0,
  },
  { ids: ['mistral-ocr-4-0'], contextTokens: 16_384, can: ocrCapabilities, temperature: 0 },
  {
    ids: ['mistral-ocr-latest', 'mistral-ocr-4', 'mistral-ocr-4-1'],
    contextTokens: 16_384,
    can: ocrCapabilities,
    temperature: 0,
  },
  {
    ids: ['voxtral-mini-2602', 'voxtral-mini-latest'],
    contextTokens: 16_384,
    can: ['audio_transcription'],
    temperature: 0,
  },
  {
    ids: [
      'voxtral-mini-transcribe-realtime-2602',
      'voxtral-mini-realtime-2602',
      'voxtral-mini-realtime-latest',
    ],
    contextTokens: 32_768,
    can: ['audio_transcription_realtime'],
    temperature: 0,
  },
  {
    ids: ['voxtral-mini-tts-2603', 'voxtral-mini-tts-latest'],
    contextTokens: 4_096,
    can: ['audio_speech', 'fine_tuning', 'function_calling'],
    temperature: 0.3,
  },
];

/** Models that can be called but are not in the list. The real service has some, too. */
export const unlistedModels: readonly ModelRow[] = [
  {
    ids: ['mistral-large-4', 'mistral-large-4-0'],
    contextTokens: 1_048_576,
    can: [...reasoningCapabilities, 'unified_resources'],
    temperature: 1,
  },
  { ids: ['zai-glm-5-3'], contextTokens: 1_048_576, can: [...chatCapabilities, 'reasoning'] },
];
