package dev.facevalue.ingest;

import java.net.URI;

/** Addresses of this service as others see them. */
public final class PublicUrl {

    private PublicUrl() {}

    /** The URI under which the schemas of the events' data are served, ending in a slash. */
    public static URI schemas(IngestConfig config) {
        return root(config).resolve("schemas/");
    }

    /** The root of this service, ending in a slash. */
    public static URI root(IngestConfig config) {
        String url = config.publicUrl().toString();
        return URI.create(url.endsWith("/") ? url : url + '/');
    }
}
