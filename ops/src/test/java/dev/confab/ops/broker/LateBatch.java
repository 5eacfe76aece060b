package dev.confab.ops.broker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceDataCollection;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.ProduceResponse;
import org.apache.kafka.common.requests.RequestHeader;

/**
 * A batch of a transaction that is over, which a broker without verification takes: a client's
 * producer never sends one, so it is sent by hand, as a client before transactions v2 would.
 */
final class LateBatch {
  /** The last version whose batches do not add their partition to a transaction. */
  private static final short VERSION = 11;

  private static final int TIMEOUT_MS = 10_000;

  private LateBatch() {}

  /** Writes one record as this producer; returns what the broker says to it. */
  static Errors write(
      String bootstrap, String transactionalId, TopicPartition to, ProducerState as, String value)
      throws IOException {
    MemoryRecords records =
        MemoryRecords.withTransactionalRecords(
            Compression.NONE,
            as.producerId(),
            (short) as.producerEpoch(),
            as.lastSequence() + 1,
            new SimpleRecord(value.getBytes(StandardCharsets.UTF_8)));
    ProduceRequest request =
        ProduceRequest.builder(
                new ProduceRequestData()
                    .setTransactionalId(transactionalId)
                    .setAcks((short) -1)
                    .setTimeoutMs(TIMEOUT_MS)
                    .setTopicData(data(to, records)),
                true)
            .build(VERSION);
    RequestHeader header = new RequestHeader(ApiKeys.PRODUCE, VERSION, "late", 1);
    ByteBuffer answer = exchange(bootstrap, request.serializeWithHeader(header));
    ProduceResponse response = (ProduceResponse) AbstractResponse.parseResponse(answer, header);
    return response.errorCounts().keySet().iterator().next();
  }

  private static TopicProduceDataCollection data(TopicPartition to, MemoryRecords records) {
    TopicProduceDataCollection topics = new TopicProduceDataCollection();
    topics.add(
        new TopicProduceData()
            .setName(to.topic())
            .setPartitionData(
                List.of(new PartitionProduceData().setIndex(to.partition()).setRecords(records))));
    return topics;
  }

  private static ByteBuffer exchange(String bootstrap, ByteBuffer request) throws IOException {
    String[] address = bootstrap.split(":", -1);
    try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
      socket.setSoTimeout(TIMEOUT_MS);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(request.remaining());
      out.write(request.array(), request.arrayOffset() + request.position(), request.remaining());
      out.flush();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      return ByteBuffer.wrap(in.readNBytes(in.readInt()));
    }
  }
}
