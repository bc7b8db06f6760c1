// Makes the vectors of lib/merkle and lib/notes, and judges what they made, by the code of Go's own checksum database:
// golang.org/x/mod/sumdb/tlog and note. It is run by lib/notes/go.test.ts, and by hand to make vectors.json:
//
//	go run . vectors > ../vectors.json
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func b64(h tlog.Hash) string { return base64.StdEncoding.EncodeToString(h[:]) }

func hashes(proof []tlog.Hash) []string {
	out := []string{}
	for _, h := range proof {
		out = append(out, b64(h))
	}
	return out
}

// The entry i of every tree of the vectors: SHA-256 of the decimal number.
func entry(i int64) []byte {
	h := sha256.Sum256([]byte(fmt.Sprint(i)))
	return h[:]
}

type memory []tlog.Hash

func (m memory) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := []tlog.Hash{}
	for _, i := range indexes {
		out = append(out, m[i])
	}
	return out, nil
}

func tree(size int64) memory {
	m := memory{}
	for i := int64(0); i < size; i++ {
		stored, err := tlog.StoredHashes(i, entry(i), m)
		must(err)
		m = append(m, stored...)
	}
	return m
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func main() {
	if len(os.Args) == 2 && os.Args[1] == "vectors" {
		vectors()
		return
	}
	judge()
}

type root struct {
	Size int64  `json:"size"`
	Root string `json:"root"`
}
type inclusion struct {
	Index int64    `json:"index"`
	Size  int64    `json:"size"`
	Proof []string `json:"proof"`
}
type consistency struct {
	Old   int64    `json:"old"`
	Size  int64    `json:"size"`
	Proof []string `json:"proof"`
}
type signed struct {
	PrivateKey string `json:"privateKey"`
	Vkey       string `json:"vkey"`
	Note       string `json:"note"`
}

func vectors() {
	const largest = 70_000
	m := tree(largest)
	out := struct {
		About       string        `json:"about"`
		Roots       []root        `json:"roots"`
		Inclusion   []inclusion   `json:"inclusion"`
		Consistency []consistency `json:"consistency"`
		Notes       []signed      `json:"notes"`
	}{About: "Made by lib/notes/go with golang.org/x/mod/sumdb. Entry i is SHA-256 of i in decimal."}
	sizes := []int64{1, 2, 3, 4, 5, 7, 8, 9, 255, 256, 257, 511, 513, 600, 65_535, 65_537, largest}
	for _, size := range sizes {
		h, err := tlog.TreeHash(size, m)
		must(err)
		out.Roots = append(out.Roots, root{size, b64(h)})
		for _, index := range []int64{0, 1, size / 2, size - 1} {
			if index >= size {
				continue
			}
			proof, err := tlog.ProveRecord(size, index, m)
			must(err)
			out.Inclusion = append(out.Inclusion, inclusion{index, size, hashes(proof)})
		}
		for _, old := range []int64{1, 4, size/2 + 1, size - 1, size} {
			if old < 1 || old > size {
				continue
			}
			proof, err := tlog.ProveTree(size, old, m)
			must(err)
			out.Consistency = append(out.Consistency, consistency{old, size, hashes(proof)})
		}
	}
	for i, name := range []string{"log.example", "log.example/019ab000-0000-7000-8000-00000000b001", "ñandú.example"} {
		private, public, err := note.GenerateKey(bytes.NewReader(bytes.Repeat([]byte{byte(i + 1)}, 64)), name)
		must(err)
		signer, err := note.NewSigner(private)
		must(err)
		text := fmt.Sprintf("%s\n%d\n%s\n", name, out.Roots[i].Size, out.Roots[i].Root)
		message, err := note.Sign(&note.Note{Text: text}, signer)
		must(err)
		out.Notes = append(out.Notes, signed{private, public, string(message)})
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetIndent("", "  ")
	must(encoder.Encode(out))
}

// One proof to judge: the keys that are trusted, the signed checkpoint, and what is said of its tree.
type claim struct {
	Vkey       string   `json:"vkey"`
	Checkpoint string   `json:"checkpoint"`
	Entry      string   `json:"entry"`
	Index      int64    `json:"index"`
	Proof      []string `json:"proof"`
}

// Reads a list of claims, and writes for each an empty text or what is wrong with it.
func judge() {
	var claims []claim
	must(json.NewDecoder(os.Stdin).Decode(&claims))
	verdicts := []string{}
	for _, c := range claims {
		verdict := ""
		if err := c.check(); err != nil {
			verdict = err.Error()
		}
		verdicts = append(verdicts, verdict)
	}
	must(json.NewEncoder(os.Stdout).Encode(verdicts))
}

func (c claim) check() error {
	verifier, err := note.NewVerifier(c.Vkey)
	if err != nil {
		return err
	}
	opened, err := note.Open([]byte(c.Checkpoint), note.VerifierList(verifier))
	if err != nil {
		return err
	}
	var origin, encoded string
	var size int64
	if _, err := fmt.Sscanf(opened.Text, "%s\n%d\n%s\n", &origin, &size, &encoded); err != nil {
		return err
	}
	treeHash, err := tlog.ParseHash(encoded)
	if err != nil {
		return err
	}
	data, err := base64.StdEncoding.DecodeString(c.Entry)
	if err != nil {
		return err
	}
	proof := tlog.RecordProof{}
	for _, each := range c.Proof {
		h, err := tlog.ParseHash(each)
		if err != nil {
			return err
		}
		proof = append(proof, h)
	}
	return tlog.CheckRecord(proof, size, treeHash, c.Index, tlog.RecordHash(data))
}
