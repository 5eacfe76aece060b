/** Chats: details, rules, everybody's own list of them, and the search in messages. */
package dev.confab.ingest.chat;
