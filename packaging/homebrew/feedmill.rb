# VERSION, OWNER and the digests are filled in by the release workflow.
class Feedmill < Formula
  desc "Turns a newsroom's articles into RSS, Atom and JSON feeds"
  homepage "https://github.com/OWNER/feedmill"
  version "VERSION"
  license any_of: ["MIT", "Apache-2.0"]

  on_macos do
    on_arm do
      url "https://github.com/OWNER/feedmill/releases/download/vVERSION/feedmill-aarch64-apple-darwin.tar.gz"
      sha256 "DIGEST-aarch64-apple-darwin"
    end
    on_intel do
      url "https://github.com/OWNER/feedmill/releases/download/vVERSION/feedmill-x86_64-apple-darwin.tar.gz"
      sha256 "DIGEST-x86_64-apple-darwin"
    end
  end

  on_linux do
    url "https://github.com/OWNER/feedmill/releases/download/vVERSION/feedmill-x86_64-unknown-linux-musl.tar.gz"
    sha256 "DIGEST-x86_64-unknown-linux-musl"
  end

  def install
    bin.install "feedmill"
    man1.install Dir["man/*.1"]
    bash_completion.install "completions/feedmill.bash" => "feedmill"
    fish_completion.install "completions/feedmill.fish"
    zsh_completion.install "completions/_feedmill"
  end

  test do
    system bin/"feedmill", "init", "courier"
    system bin/"feedmill", "build", "--config", "courier/config.toml"
    assert_path_exists testpath/"courier/feeds/all.rss"
  end
end
