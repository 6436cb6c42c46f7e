package dev.facevalue.systemtests.operations;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes spans as OTLP over HTTP brings them, as a collector would. */
final class TraceReceiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Told> told = new CopyOnWriteArrayList<>();

    /** A span, and the service that told it. */
    record Told(String service, Span span) {

        String trace() {
            return hex(span.getTraceId());
        }
    }

    TraceReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /** Where it listens. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was told of a trace so far. */
    List<Told> spansOf(String trace) {
        return told.stream().filter(each -> each.trace().equals(trace)).toList();
    }

    /** The one span of a kind in a trace. */
    Span only(String trace, Span.SpanKind kind) {
        List<Told> found = spansOf(trace).stream()
                .filter(each -> each.span().getKind() == kind)
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " spans " + kind + " in " + spansOf(trace));
        }
        return found.getFirst().span();
    }

    /** The spans with several links, some of them to these traces. */
    List<Span> linking(Set<String> traces) {
        return told.stream()
                .map(Told::span)
                .filter(span -> span.getLinksCount() > 1
                        && span.getLinksList().stream().anyMatch(link -> traces.contains(hex(link.getTraceId()))))
                .toList();
    }

    static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    private void take(HttpExchange request) throws IOException {
        try (request) {
            ExportTraceServiceRequest.parseFrom(request.getRequestBody())
                    .getResourceSpansList()
                    .forEach(this::take);
            byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            request.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            request.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            request.getResponseBody().write(answer);
        }
    }

    private void take(ResourceSpans spans) {
        String service = spans.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElse("");
        spans.getScopeSpansList().stream()
                .map(ScopeSpans::getSpansList)
                .flatMap((List<Span> each) -> each.stream())
                .forEach(span -> told.add(new Told(service, span)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
