/** Invite links, as people pass them on. */
package dev.confab.platform.link;
