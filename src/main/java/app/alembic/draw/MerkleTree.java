package app.alembic.draw;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree of RFC 9162, section 2.1: one hash over many, and for each a short proof that it is among them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1">RFC 9162</a>
 */
final class MerkleTree {

    private final List<Hash> leaves;

    /** @param entries at least one, in the order of the tree */
    MerkleTree(List<Hash> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a tree has a leaf");
        }
        leaves = entries.stream().map(MerkleTree::leaf).toList();
    }

    Hash root() {
        return root(leaves);
    }

    /** The hashes beside the way from the entry up to the root, the lowest first. */
    List<Hash> path(int index) {
        var path = new ArrayList<Hash>();
        collect(leaves, index, path);
        return List.copyOf(path);
    }

    /**
     * The root to which a path leads from an entry.
     *
     * @throws IllegalArgumentException if the path is no path in a tree of this size
     */
    static Hash rootFrom(Hash entry, int index, int size, List<Hash> path) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("there is no such leaf");
        }
        return climb(leaf(entry), index, size, path);
    }

    private static Hash climb(Hash leaf, int index, int size, List<Hash> path) {
        if (size == 1) {
            if (!path.isEmpty()) {
                throw new IllegalArgumentException("the path is too long");
            }
            return leaf;
        }
        if (path.isEmpty()) {
            throw new IllegalArgumentException("the path is too short");
        }
        int left = largestPowerBelow(size);
        List<Hash> below = path.subList(0, path.size() - 1);
        return index < left
                ? node(climb(leaf, index, left, below), path.getLast())
                : node(path.getLast(), climb(leaf, index - left, size - left, below));
    }

    private static void collect(List<Hash> part, int index, List<Hash> path) {
        if (part.size() == 1) {
            return;
        }
        int left = largestPowerBelow(part.size());
        if (index < left) {
            collect(part.subList(0, left), index, path);
            path.add(root(part.subList(left, part.size())));
        } else {
            collect(part.subList(left, part.size()), index - left, path);
            path.add(root(part.subList(0, left)));
        }
    }

    private static Hash root(List<Hash> part) {
        if (part.size() == 1) {
            return part.getFirst();
        }
        int left = largestPowerBelow(part.size());
        return node(root(part.subList(0, left)), root(part.subList(left, part.size())));
    }

    /** The largest power of two that is smaller than {@code size}, which is at least 2. */
    private static int largestPowerBelow(int size) {
        return Integer.highestOneBit(size - 1);
    }

    private static Hash leaf(Hash entry) {
        MessageDigest digest = Fields.sha256();
        digest.update((byte) 0);
        return Hash.of(digest.digest(entry.bytes()));
    }

    private static Hash node(Hash left, Hash right) {
        MessageDigest digest = Fields.sha256();
        digest.update((byte) 1);
        digest.update(left.bytes());
        return Hash.of(digest.digest(right.bytes()));
    }
}
