package app.alembic.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import tools.jackson.databind.json.JsonMapper;

/** The bytes of one answer as xAI writes them: a chunk of HTTP for each event, as in {@code wire/xai/whole.txt}. */
final class XaiScript {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final byte[] LAST = "0\r\n\r\n".getBytes(UTF_8);

    private final ScriptedCall call;
    private final String before;

    XaiScript(ScriptedCall call, String model) {
        this.call = call;
        this.before =
                "data: {\"id\":\"00000000-0000-4000-8000-%012d\",\"object\":\"chat.completion.chunk\",\"created\":1758790012,\"model\":%s,\"system_fingerprint\":\"fp_6b3b62cd85\","
                        .formatted(call.number(), JSON.writeValueAsString(model));
    }

    /** The headers, a ping and some reasoning. */
    ByteBuffer opening() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                .getBytes(UTF_8));
        bytes.writeBytes(chunk(": keep-alive\n\n"));
        bytes.writeBytes(
                chunk(
                        before
                                + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"reasoning_content\":\"The cards\"}}]}\n\n"));
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    ByteBuffer token(int index) {
        return ByteBuffer.wrap(chunk(before
                + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":"
                + JSON.writeValueAsString(call.tokens().get(index))
                + "}}]}\n\n"));
    }

    /** The reason of the end, the usage, the end mark. */
    ByteBuffer closing() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                chunk(
                        before
                                + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":\"stop\"}]}\n\n"));
        int prompt = call.promptTokens();
        int said = call.tokens().size();
        bytes.writeBytes(chunk(before
                + ("\"choices\":[],\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d,"
                                + "\"prompt_tokens_details\":{\"text_tokens\":%d,\"audio_tokens\":0,\"image_tokens\":0,\"cached_tokens\":%d},"
                                + "\"completion_tokens_details\":{\"reasoning_tokens\":%d,\"audio_tokens\":0},\"num_sources_used\":0}}\n\n")
                        .formatted(
                                prompt,
                                said,
                                prompt + said + call.reasoningTokens(),
                                prompt,
                                call.cachedTokens(),
                                call.reasoningTokens())));
        bytes.writeBytes(chunk("data: [DONE]\n\n"));
        bytes.writeBytes(LAST);
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    private static byte[] chunk(String event) {
        byte[] data = event.getBytes(UTF_8);
        byte[] size = (Integer.toHexString(data.length) + "\r\n").getBytes(UTF_8);
        byte[] chunk = new byte[size.length + data.length + 2];
        System.arraycopy(size, 0, chunk, 0, size.length);
        System.arraycopy(data, 0, chunk, size.length, data.length);
        chunk[chunk.length - 2] = '\r';
        chunk[chunk.length - 1] = '\n';
        return chunk;
    }
}
