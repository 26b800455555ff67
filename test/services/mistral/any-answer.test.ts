import { testAnyAnswer } from './any-answer.ts';

testAnyAnswer({ numRuns: 100, seed: 1 });
