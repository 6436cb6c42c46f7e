package dev.facevalue.systemtests.dashboard;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/** A picture with 256 colours, which is all that a page needs, in a third of the bytes. */
final class SmallPng {

    private static final int COLOURS = 256;

    /** How many of the colours are the most frequent ones; the others are those least like any of these. */
    private static final int FREQUENT = 200;

    private SmallPng() {}

    /** Writes a PNG with fewer colours. The same picture gives the same bytes. */
    static void write(byte[] png, Path file) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        int[] palette = palette(pixels);
        Map<Integer, Integer> indexes = new HashMap<>();
        BufferedImage small = new BufferedImage(
                width,
                height,
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
        for (int i = 0; i < pixels.length; i++) {
            int index = indexes.computeIfAbsent(pixels[i], colour -> nearest(colour, palette));
            small.getRaster().setSample(i % width, i / width, 0, index);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam most = writer.getDefaultWriteParam();
        most.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        most.setCompressionQuality(0);
        Files.deleteIfExists(file);
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(small, null, null), most);
        } finally {
            writer.dispose();
        }
    }

    private static int[] palette(int[] pixels) {
        Map<Integer, Integer> frequencies = new HashMap<>();
        for (int pixel : pixels) {
            frequencies.merge(pixel, 1, Integer::sum);
        }
        List<Integer> rest = new ArrayList<>(frequencies.keySet());
        rest.sort(Comparator.comparing((Integer colour) -> frequencies.getOrDefault(colour, 0))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        int[] palette = new int[Math.min(COLOURS, rest.size())];
        int[] distances = new int[rest.size()];
        Arrays.fill(distances, Integer.MAX_VALUE);
        for (int i = 0; i < palette.length; i++) {
            int chosen = i < FREQUENT ? i : farthest(distances);
            palette[i] = rest.get(chosen);
            for (int j = 0; j < distances.length; j++) {
                distances[j] = Math.min(distances[j], distance(rest.get(j), palette[i]));
            }
        }
        return palette;
    }

    private static int farthest(int[] distances) {
        int farthest = 0;
        for (int i = 1; i < distances.length; i++) {
            if (distances[i] > distances[farthest]) {
                farthest = i;
            }
        }
        return farthest;
    }

    private static int nearest(int colour, int[] palette) {
        int nearest = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(colour, palette[i]) < distance(colour, palette[nearest])) {
                nearest = i;
            }
        }
        return nearest;
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 0xff) - (other >> 16 & 0xff);
        int green = (one >> 8 & 0xff) - (other >> 8 & 0xff);
        int blue = (one & 0xff) - (other & 0xff);
        return red * red + green * green + blue * blue;
    }
}
