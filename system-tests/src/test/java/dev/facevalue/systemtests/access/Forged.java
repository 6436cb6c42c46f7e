package dev.facevalue.systemtests.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that nobody issued, made of one that somebody did. */
final class Forged {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String header;
    private final String claims;
    private final String signature;

    Forged(String issued) {
        String[] parts = issued.split("\\.", -1);
        header = parts[0];
        claims = parts[1];
        signature = parts[2];
    }

    /** Says that it needs no signature, and has none. */
    String unsigned() {
        return withAlgorithm("none") + '.' + claims + '.';
    }

    /** One bit of the signature is another. */
    String withTamperedSignature() {
        byte[] bytes = Base64.getUrlDecoder().decode(signature);
        bytes[bytes.length / 2] ^= 1;
        return header + '.' + claims + '.' + BASE64.encodeToString(bytes);
    }

    /** Has a role more, under the signature of what was issued. */
    String withAnotherRole(String role) {
        ObjectNode more = read(claims);
        more.withObject("/realm_access").withArray("roles").add(role);
        return header + '.' + written(more) + '.' + signature;
    }

    /** Signed with a key of the forger's, under the name of the issuer's key. */
    String signedByAStranger() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair stranger = generator.generateKeyPair();
            Signature signing = Signature.getInstance("SHA256withRSA");
            signing.initSign(stranger.getPrivate());
            signing.update((header + '.' + claims).getBytes(UTF_8));
            return header + '.' + claims + '.' + BASE64.encodeToString(signing.sign());
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** "Signed" with what everybody has, the issuer's public key, taken for a secret. */
    String signedWithThePublicKey(String publicKey) {
        try {
            String signed = withAlgorithm("HS256") + '.' + claims;
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(publicKey), "HmacSHA256"));
            return signed + '.' + BASE64.encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** When it ends, in seconds since 1970. */
    long expiresAt() {
        return read(claims).path("exp").asLong();
    }

    private String withAlgorithm(String algorithm) {
        return written(read(header).put("alg", algorithm));
    }

    private static ObjectNode read(String part) {
        try {
            return (ObjectNode) JSON.readTree(new String(Base64.getUrlDecoder().decode(part), UTF_8));
        } catch (JsonProcessingException noToken) {
            throw new IllegalArgumentException(noToken);
        }
    }

    private static String written(ObjectNode part) {
        return BASE64.encodeToString(part.toString().getBytes(UTF_8));
    }
}
