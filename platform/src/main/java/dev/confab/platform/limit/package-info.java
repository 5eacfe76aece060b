/** How often somebody may do something. */
package dev.confab.platform.limit;
