import { testAnyAnswer } from '../services/mistral/any-answer.ts';

testAnyAnswer({ numRuns: 10_000, seed: 2 });
