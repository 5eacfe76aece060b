/** Options that several commands have. */
package dev.confab.ops.option;
