/** Chats, their members and messages, and the search in them. */
package dev.confab.ingest.chat;
