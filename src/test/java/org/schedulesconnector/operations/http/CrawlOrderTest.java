package org.schedulesconnector.operations.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.crawl.CrawlRequest;

class CrawlOrderTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", "{\"mode\":\"full\"}", "{\"mode\":null}"})
    void meansAFullCrawlUnlessItSaysOtherwise(String body) {
        assertThat(CrawlOrder.read(body).request()).isEqualTo(CrawlRequest.full());
    }

    @Test
    void takesModeAndApproval() {
        assertThat(CrawlOrder.read("{\"mode\":\"incremental\",\"approveDeletions\":12}")
                        .request())
                .isEqualTo(CrawlRequest.incremental().withApprovedDeletions(12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "x",
                "{\"mode\":\"sync\"}",
                "{\"mode\":1}",
                "{\"approveDeletions\":0}",
                "{\"approveDeletions\":1.5}",
                "{\"approveDeletions\":\"12\"}",
                "{\"approveDeletions\":99999999999}",
                "{\"approvedeletions\":12}",
                "{\"mode\":\"full\",\"mode\":\"incremental\"}",
                "{} {}"
            })
    void refusesWhatItDoesNotUnderstand(String body) {
        assertThatThrownBy(() -> CrawlOrder.read(body).request())
                .isInstanceOf(ApiProblem.class)
                .satisfies(
                        problem -> assertThat(((ApiProblem) problem).status()).isEqualTo(400));
    }
}
