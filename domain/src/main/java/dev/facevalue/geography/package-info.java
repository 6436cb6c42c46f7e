/**
 * Where a customer is: {@link dev.facevalue.geography.Country} (ISO 3166-1), {@link dev.facevalue.geography.Region} (UN
 * M49) and {@link dev.facevalue.geography.Culture} (the GLOBE clusters).
 *
 * <p>Invariant: everything here is a closed, published classification; a code that is not in it is refused, never
 * defaulted. Nothing here scores a culture, and nothing infers one from a person: a cluster follows from the country
 * alone, and where a country holds societies of two clusters it follows from nothing but the fact's own word.
 */
@NullMarked
package dev.facevalue.geography;

import org.jspecify.annotations.NullMarked;
