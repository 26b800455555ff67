import { isNodeNewEnough } from '../node-gate.cjs';

if (isNodeNewEnough()) void import('./prepare.js').then(({ prepare }) => prepare());
