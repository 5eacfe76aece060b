/** What operators do to accounts. */
package dev.confab.ops.admin;
