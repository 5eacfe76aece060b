package dev.confab.processors;

import dev.confab.processors.runtime.StreamsApp;

/**
 * A Streams application under the name of its health part.
 *
 * @param name short and unique
 * @param app the application
 */
record Part(String name, StreamsApp app) {}
