/** What is said in a chat, and what people do with it. */
package dev.confab.ingest.message;
