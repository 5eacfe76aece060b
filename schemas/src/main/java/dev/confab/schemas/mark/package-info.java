/** How far members have received and read: positions, never part of a chat's order. */
package dev.confab.schemas.mark;
