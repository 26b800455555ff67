'use strict';
// Wine 8 does not know the socket option TCP_KEEPIDLE, for which libuv then gives up the whole connection.
const { Socket } = require('node:net');

const { setKeepAlive } = Socket.prototype;
Socket.prototype.setKeepAlive = function (...args) {
  return this.connecting ? this : setKeepAlive.apply(this, args);
};
