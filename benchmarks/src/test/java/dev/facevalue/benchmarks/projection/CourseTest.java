package dev.facevalue.benchmarks.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class CourseTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void isTakenFromTheFirstTenthToTheEnd() {
        Course course = new Course(100);
        course.saw(0, 0);
        course.saw(60 * SECOND, 9);
        course.saw(61 * SECOND, 10);
        course.saw(64 * SECOND, 50);
        course.saw(71 * SECOND, 100);
        course.saw(99 * SECOND, 100);

        assertThat(course.isComplete()).isTrue();
        assertThat(course.perSecond()).isEqualTo(9);
    }

    @Test
    void countsWhatWasSeenAndNotWhatWasLookedFor() {
        Course course = new Course(100);
        course.saw(SECOND, 0);
        course.saw(2 * SECOND, 40);
        course.saw(5 * SECOND, 100);

        assertThat(course.perSecond()).isEqualTo(20);
    }

    @Test
    void isNotCompleteBeforeAllIsDone() {
        Course course = new Course(100);
        course.saw(SECOND, 10);
        course.saw(2 * SECOND, 99);

        assertThat(course.isComplete()).isFalse();
        assertThatIllegalStateException().isThrownBy(course::perSecond);
    }

    @Test
    void isNoneWhereAllWasDoneAtTheFirstSight() {
        Course course = new Course(100);
        course.saw(SECOND, 0);
        course.saw(2 * SECOND, 100);

        assertThat(course.isComplete()).isTrue();
        assertThatIllegalStateException().isThrownBy(course::perSecond);
    }
}
