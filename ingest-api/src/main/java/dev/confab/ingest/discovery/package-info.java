/** Finding chats that anybody may join. */
package dev.confab.ingest.discovery;
