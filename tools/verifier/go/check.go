// go run check.go <folder or checkpoint> <log vkey> [<witness vkey> ...]
package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

// A witness signs when it looked, and the checkpoint (C2SP tlog-cosignature, type 0x04); note.NewVerifier knows Ed25519 (0x01) alone.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.hash }
func (w witness) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(signature), text)
	return ed25519.Verify(w.key, []byte(signed), signature[8:])
}

func newWitness(vkey string) note.Verifier {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		log.Fatalf("not a key: %s", vkey)
	}
	key := must(base64.StdEncoding.DecodeString(parts[2]))
	if len(key) != 1+ed25519.PublicKeySize || key[0] != 4 {
		log.Fatalf("not the key of a witness: %s", vkey)
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	if hex.EncodeToString(sum[:4]) != parts[1] {
		log.Fatalf("the hash in the key is another's: %s", vkey)
	}
	return witness{parts[0], binary.BigEndian.Uint32(sum[:4]), ed25519.PublicKey(key[1:])}
}

func digest(file string) string {
	sum := sha256.Sum256(must(os.ReadFile(file)))
	return hex.EncodeToString(sum[:])
}

func main() {
	if len(os.Args) < 3 {
		log.Fatal("usage: check <folder or checkpoint> <log vkey> [<witness vkey> ...]")
	}
	folder := os.Args[1]
	whole := must(os.Stat(folder)).IsDir()
	file := folder
	if whole {
		file = filepath.Join(folder, "checkpoint")
	}
	checkpoint := must(os.ReadFile(file))
	verifiers := []note.Verifier{must(note.NewVerifier(os.Args[2]))}
	for _, vkey := range os.Args[3:] {
		verifiers = append(verifiers, newWitness(vkey))
	}
	opened := must(note.Open(checkpoint, note.VerifierList(verifiers...)))
	for _, verifier := range verifiers {
		signed := false
		for _, signature := range opened.Sigs {
			signed = signed || signature.Name == verifier.Name() && signature.Hash == verifier.KeyHash()
		}
		if !signed {
			log.Fatalf("not signed by %s", verifier.Name())
		}
	}
	lines := strings.Split(opened.Text, "\n") // origin, size, root
	if len(lines) < 4 || lines[0] != verifiers[0].Name() {
		log.Fatal("not a checkpoint of this log")
	}
	size := must(strconv.ParseInt(lines[1], 10, 64))
	root := must(tlog.ParseHash(lines[2]))
	if !whole {
		fmt.Printf("ok: a tree of %d, cosigned by %d\n", size, len(verifiers)-1)
		return
	}

	leaves := must(filepath.Glob(filepath.Join(folder, "events", "*.leaf")))
	if len(leaves) == 0 {
		log.Fatal("no events")
	}
	for _, file := range leaves {
		name := strings.TrimSuffix(filepath.Base(file), ".leaf")
		leaf := must(os.ReadFile(file))
		var said struct{ DataHash, MetadataHash string }
		if err := json.Unmarshal(leaf, &said); err != nil {
			log.Fatalf("%s: %v", name, err)
		}
		event := strings.TrimSuffix(file, ".leaf")
		if digest(event+".data.json") != said.DataHash || digest(event+".metadata.json") != said.MetadataHash {
			log.Fatalf("%s: data or metadata changed", name)
		}
		head, signed, _ := strings.Cut(string(must(os.ReadFile(filepath.Join(folder, "proofs", name+".tlog-proof")))), "\n\n")
		proofLines := strings.Split(head, "\n")
		if len(proofLines) < 2 || proofLines[0] != "c2sp.org/tlog-proof@v1" || signed != string(checkpoint) {
			log.Fatalf("%s: not a proof under this checkpoint", name)
		}
		index := must(strconv.ParseInt(strings.TrimPrefix(proofLines[1], "index "), 10, 64))
		if index != must(strconv.ParseInt(name, 10, 64)) {
			log.Fatalf("%s: the proof of leaf %d", name, index)
		}
		proof := tlog.RecordProof{}
		for _, line := range proofLines[2:] {
			proof = append(proof, must(tlog.ParseHash(line)))
		}
		if err := tlog.CheckRecord(proof, size, root, index, tlog.RecordHash(leaf)); err != nil {
			log.Fatalf("%s: %v", name, err)
		}
	}
	fmt.Printf("ok: %d leaves in a tree of %d, cosigned by %d\n", len(leaves), size, len(verifiers)-1)
}
