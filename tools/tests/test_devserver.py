"""`make run` does all that the demo does, with the server that reloads."""

from tools import devserver


def test_periodic_work_runs_beside_the_server(monkeypatch, capsys):
    started = {}

    def supervise(server, periodic, environment, *, ready, announce):
        started.update(server=server, periodic=periodic, settings=environment["DJANGO_SETTINGS_MODULE"])
        announce()

    monkeypatch.setenv("PORT", "8123")
    monkeypatch.setattr(devserver, "supervise", supervise)
    monkeypatch.setattr(devserver, "require_free", lambda port: None)
    monkeypatch.setattr(devserver, "run_django", lambda *arguments: started.setdefault("prepared", True))
    assert devserver.main() == 0
    assert started["server"][-2:] == ["runserver", "127.0.0.1:8123"]
    assert started["periodic"][-1] == "run_periodic"
    assert (started["settings"], started["prepared"]) == ("config.settings.dev", True)
    assert "Tác vụ định kỳ" in capsys.readouterr().out
