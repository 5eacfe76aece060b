package dev.confab.ingest.chat;

import dev.confab.platform.query.ChatHead;
import dev.confab.schemas.user.ChatPreferences;

/** A chat in somebody's own list, and how they have it there. */
record ListedChat(ChatHead head, ChatPreferences preferences) {}
