/**
 * What gateways tell each other and nobody will miss: it is lost after minutes, and not rebuilt.
 */
package dev.confab.schemas.signal;
