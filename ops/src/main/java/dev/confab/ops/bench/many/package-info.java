/**
 * Many connections: {@code bench idle} and {@code bench fanout}. One or two threads keep thousands
 * of WebSockets with little memory; what comes to them is compared with the log.
 */
package dev.confab.ops.bench.many;
