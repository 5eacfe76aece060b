package dev.confab.platform.search;

/**
 * What a search service offers.
 *
 * @param messages the search in messages
 * @param users the search for people
 * @param chats the search for public chats
 */
public record Searches(MessageSearch messages, UserSearch users, ChatSearch chats) {}
