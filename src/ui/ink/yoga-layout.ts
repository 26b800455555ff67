import constants from '../../../node_modules/yoga-layout/dist/src/generated/YGEnums.js';
import { yoga } from './layout-engine.ts';

// Ink reads the constants while it loads, and everything else from its first render on.
export default Object.assign(yoga, constants);
