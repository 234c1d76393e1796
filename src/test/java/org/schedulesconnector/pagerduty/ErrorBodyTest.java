package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ErrorBodyTest {
    @Test
    void readsTheDocumentedShape() {
        ErrorBody body =
                parse("{'error':{'message':'Invalid Input','code':2001,'errors':['Since is bad','Until is bad']}}");

        assertThat(body.message()).isEqualTo("Invalid Input");
        assertThat(body.code()).isEqualTo(2001);
        assertThat(body.describe()).isEqualTo("Invalid Input; Since is bad; Until is bad");
    }

    @Test
    void readsErrorsAsOneString() {
        assertThat(parse("{'error':{'message':'No','code':2001,'errors':'Limit is bad'}}")
                        .details())
                .containsExactly("Limit is bad");
    }

    @Test
    void readsErrorsByField() {
        assertThat(parse(
                                "{'error':{'message':'No','errors':{'since':['is required','is odd'],'until':['is required']}}}")
                        .details())
                .containsExactly("since is required", "since is odd", "until is required");
    }

    @Test
    void readsErrorAsAList() {
        ErrorBody body = parse("{'error':['First','Second']}");

        assertThat(body.message()).isEqualTo("First");
        assertThat(body.details()).containsExactly("Second");
        assertThat(body.code()).isNull();
    }

    @Test
    void readsErrorAsAString() {
        assertThat(parse("{'error':'an account-level access token was used'}").message())
                .isEqualTo("an account-level access token was used");
    }

    @Test
    void readsMissingAbilities() {
        ErrorBody body = parse("{'error':{'message':'Required abilities are unavailable','code':2014,"
                + "'errors':['An ability is missing.'],'missing_abilities':'audit'}}");

        assertThat(body.code()).isEqualTo(2014);
        assertThat(body.details()).containsExactly("An ability is missing.", "missing ability audit");
    }

    @Test
    void saysThatThereIsNoBody() {
        assertThat(ErrorBody.parse(new byte[0]).describe()).isEqualTo("the answer has no body");
    }

    @Test
    void doesNotQuoteHtml() {
        assertThat(parse("<html><body>https://kestrel.pagerduty.com/private/abc</body></html>")
                        .describe())
                .isEqualTo("the answer is not JSON");
    }

    @Test
    void bearsWhatIsNoErrorAtAll() {
        assertThat(parse("[]").describe()).isEqualTo("the answer has no error text");
        assertThat(parse("{'error':{}}").describe()).isEqualTo("no message");
        assertThat(parse("{'error':{'message':5,'code':'2001'}}").code()).isNull();
    }

    @Test
    void keepsTheTextToOneShortLine() {
        String line =
                parse("{'error':{'message':'a\\nb " + "x".repeat(1000) + "'}}").describe();

        assertThat(line).startsWith("a b x").hasSizeLessThan(310).doesNotContain("\n");
    }

    private static ErrorBody parse(String text) {
        return ErrorBody.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
