'use strict';
// Wine 8 counts the bytes that set colours as columns of its console. The console is made wide enough for both, and the
// program gets the number of columns that a person would see.
const { WriteStream } = require('node:tty');

Object.defineProperty(WriteStream.prototype, 'columns', { get: () => 100, set: () => {} });
