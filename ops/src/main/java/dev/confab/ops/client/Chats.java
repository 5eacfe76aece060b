package dev.confab.ops.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of chats. */
public record Chats(List<Chat> chats, @Nullable String next) {}
