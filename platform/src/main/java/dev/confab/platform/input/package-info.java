/**
 * The rules for what clients send, the same on every way in: HTTP bodies, parameters, frames. They
 * say what is wrong ("must have 1 to 64 characters"); each way in says where.
 */
package dev.confab.platform.input;
