"""Nothing that was not built into a page runs in it, and no other host can be asked."""

from figures.engine.policy import NAME


def test_every_page_has_its_policy(documents):
    missing = [url for url, page in documents.items() if NAME not in page.text]
    assert not missing


def test_a_script_that_slips_into_a_page_is_not_run(visit):
    opened = visit("/about/")
    ran = opened.page.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = 'window.harmed = true';
          document.body.append(script);
          return window.harmed === true;
        }"""
    )
    assert not ran
    assert any("Content Security Policy" in error for error in opened.errors)
    opened.errors.clear()


def test_another_host_cannot_be_asked(visit):
    opened = visit("/about/")
    answer = opened.page.evaluate(
        "fetch('http://127.0.0.1:9/').then(() => 'asked', (error) => error.name)"
    )
    assert answer == "TypeError"
    assert any("Content Security Policy" in error for error in opened.errors)
    opened.errors.clear()
    opened.requests.clear()
