package dev.confab.ops.up;

/**
 * What the services stand on, whoever runs it.
 *
 * @param bootstrap Kafka's addresses
 * @param registryUrl address of the registry's Confluent API
 * @param searchUrl Elasticsearch's address
 */
public record Addresses(String bootstrap, String registryUrl, String searchUrl) {}
