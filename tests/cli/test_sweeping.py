"""identify: what in a text might identify somebody."""


def test_what_might_identify_somebody_is_named_with_its_place(run_json):
    text = "On Monday I let Priya chair."
    found = run_json("identify", piped=text)
    [name] = [each for each in found["possible"] if each["text"] == "Priya"]
    assert text[name["at"] :].startswith("Priya")
    assert "does not mean" in found["limits"][0]


def test_a_reflection_is_swept_with_its_plans_and_afterthoughts(run):
    written = run("write", "Nothing.", "--plan", "it rains => I will ring Priya")
    run("after", written.output.strip(), "I saw Omar there.")
    told = run("identify", written.output.strip()).output
    assert "“Priya”" in told
    assert "“Omar”" in told


def test_an_unknown_id_is_told(run):
    done = run("identify", "nonsense", ok=False)
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
