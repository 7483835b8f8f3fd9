package app.alembic.web;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Gives out the assets and the pictures of the cards. */
@Controller
class AssetFiles {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final Assets assets;

    AssetFiles(Assets assets) {
        this.assets = assets;
    }

    /** A page from before an update asks with the old version: it gets the file as it is now, and keeps it not. */
    @GetMapping("/assets/{version}/{*name}")
    ResponseEntity<byte[]> asset(@PathVariable String version, @PathVariable String name) {
        Asset asset = assets.find(name.substring(1)).orElseThrow(Misaddressed::nowhere);
        return answer(asset, version.equals(assets.version()) ? FOR_EVER : CacheControl.noCache());
    }

    @GetMapping("/cards/{card}.svg")
    ResponseEntity<byte[]> picture(@PathVariable String card) {
        return answer(assets.picture(card).orElseThrow(Misaddressed::nowhere), A_DAY);
    }

    /** Linked by every page; browsers ask for the second name whatever a page says. */
    @GetMapping({"/favicon.svg", "/favicon.ico"})
    ResponseEntity<byte[]> icon() {
        return answer(assets.find("favicon.svg").orElseThrow(Misaddressed::nowhere), A_DAY);
    }

    /** Spring answers 304 where the tag is known. */
    private static ResponseEntity<byte[]> answer(Asset asset, CacheControl keep) {
        return ResponseEntity.ok()
                .contentType(asset.type())
                .cacheControl(keep)
                .eTag(asset.etag())
                .body(asset.content());
    }
}
