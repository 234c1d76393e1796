package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoCommandIT {
    @Test
    void crawlsASandboxTwiceAndWritesNothingTheSecondTime() {
        CommandResult result = CommandResult.of("demo", "--shift-based", "3");

        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        assertThat(result.out())
                .contains("with 17 schedules")
                .contains("First crawl, 17 item writes:")
                .contains("Second crawl, 0 item writes:")
                .contains("Database Primary is an on-call schedule");
    }
}
